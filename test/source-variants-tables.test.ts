/** Forms of tables, JSON lines and archives that differ from the usual one: what people and other programs make of them is read too, or named. */
import { gzipSync } from 'node:zlib';
import { day, json, SHA } from './support/source-rows.ts';
import { testVariants } from './support/source-variants.ts';

testVariants([
  [
    'authors as objects',
    'kindred',
    json({ title: 'T', authors: [{ name: 'Ann Bee', id: 1 }, 'Cy Dee'] }),
    [{ authors: ['Ann Bee', 'Cy Dee'] }],
  ],
  [
    'an address broken by a blank',
    'kindred',
    json({ title: 'T', code: 'https://github.com/own/name of it' }),
    [{ repositories: [], extra: { code: 'https://github.com/own/name of it' } }],
    [/"code" holds no whole address/],
  ],
  ['a table for Excel', 'table', 'sep=;\r\nTitle;Year\r\nT;2020\r\n', [{ title: 'T', date: day(2020) }]],
  ['a table with old line ends', 'table', 'Title,Year\rT,2020\rU,2021\r', [{ title: 'T' }, { title: 'U' }]],
  [
    'an export of Scopus',
    'table',
    '"Authors","Author full names","Title","Year","Source title","Cited by","DOI"\n"Bee A.; Dee C.","Bee, Ann (57190000001); Dee, Cy (57190000002)","T","2020","J","7","10.1000/X"\n',
    [{ authors: ['Bee, Ann', 'Dee, Cy'], venue: 'J', citation_count: 7, extra: { Authors: 'Bee A.; Dee C.' } }],
  ],
  [
    'an export of Zotero',
    'table',
    '"Key","Publication Year","Author","Title","Abstract Note","Date"\n"K1","2020","Bee, Ann","T","We say.","2020-05-03"\n',
    [{ abstract: 'We say.', authors: ['Bee, Ann'], date: day(2020, 5, 3) }],
  ],
  [
    'an export of OpenAlex',
    'table',
    'id,title,display_name,publication_year,authorships.author.display_name\nhttps://openalex.org/W1,T,T,2020,Ann Bee|Cy Dee\n',
    [{ title: 'T', ids: { openalex: 'W1' }, authors: ['Ann Bee', 'Cy Dee'], extra: { display_name: 'T' } }],
  ],
  [
    'columns of ids',
    'table',
    `title,openalex,s2,acl\nT,W1,${SHA},2020.acl-main.1\n`,
    [{ ids: { openalex: 'W1', s2: SHA, acl: '2020.acl-main.1' } }],
  ],
  [
    'dates as people write them',
    'table',
    'title;published\nA;Jun 17, 2021\nB;17/06/2021\nC;06/17/2021\nD;05/06/2021\nE;9999-01-01\n',
    [day(2021, 6, 17), day(2021, 6, 17), day(2021, 6, 17), day(2021), null].map((date) => ({ date })),
    [/"published" is no date/],
  ],
  [
    'Kindred records inside an object',
    'kindred',
    json({ papers: [{ title: 'T' }, { title: 'U' }] }),
    [{ title: 'T' }, { title: 'U' }],
  ],
  [
    'a record that holds a list of its own',
    'kindred',
    `${json({ title: 'T', data: [{ title: 'No' }] })}\n{"title":"U"}`,
    [{ title: 'T', extra: { data: [{ title: 'No' }] } }, { title: 'U' }],
  ],
  [
    'the same over several lines',
    'kindred',
    JSON.stringify({ title: 'T', data: [{ title: 'No' }] }, null, 2),
    [{ title: 'T' }],
  ],
  [
    'gzip of several members',
    'kindred',
    Buffer.concat(['T', 'U'].map((title) => gzipSync(`{"title":"${title}"}\n`))),
    [{ title: 'T' }, { title: 'U' }],
  ],
  ['gzip inside gzip', null, gzipSync(gzipSync('{"title":"T"}')), [], [/gzip archive inside another/]],
  ['Zstandard', null, Buffer.from('28b52ffd00000000', 'hex'), [], [/Zstandard/]],
  ['tar', null, Buffer.concat([Buffer.alloc(257), Buffer.from('ustar'), Buffer.alloc(250)]), [], [/tar archive/]],
]);
