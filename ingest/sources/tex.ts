/** TeX as bibliographies and arXiv write it, to the text a reader sees; mathematics between dollars stays as written. */

const MARKS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030C',
  H: '\u030B',
  c: '\u0327',
  d: '\u0323',
  b: '\u0331',
  k: '\u0328',
  r: '\u030A',
};

const LETTERS: Readonly<Record<string, string>> = {
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  aa: 'å',
  AA: 'Å',
  l: 'ł',
  L: 'Ł',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  dj: 'đ',
  DJ: 'Đ',
  textendash: '–',
  textemdash: '—',
  textquoteright: '’',
  textquoteleft: '‘',
  textquotedblleft: '“',
  textquotedblright: '”',
  textquotesingle: "'",
  textasciitilde: '~',
  textasciicircum: '^',
  textbackslash: '\\',
  textunderscore: '_',
  textbar: '|',
  textless: '<',
  textgreater: '>',
  textbullet: '•',
  textregistered: '®',
  texttrademark: '™',
  textdegree: '°',
  textellipsis: '…',
  ldots: '…',
  dots: '…',
  copyright: '©',
  pounds: '£',
  euro: '€',
  S: '§',
  P: '¶',
  LaTeX: 'LaTeX',
  TeX: 'TeX',
  BibTeX: 'BibTeX',
  slash: '/',
  newline: ' ',
  par: ' ',
  quad: ' ',
  qquad: ' ',
  space: ' ',
};

const MATH = /(\$\$?[^$]+\$\$?)/;
const ACCENT =
  /\\([`'^~"=.]|[uvHcdbkr](?![a-zA-Z]))\s*(?:\{\s*(\\?[a-zA-Z0-9]?)\s*\}|(\\[ij](?![a-zA-Z])|[a-zA-Z0-9]))/g;
const COMMAND = /\\([a-zA-Z]+)(?:\s*\{\}|\s+|(?![a-zA-Z]))/g;

/** Accents and letters composed, commands of font and spacing dropped, braces out, dashes and quotes as typeset. */
export function texText(tex: string): string {
  if (!/[\\{}~$`'-]/.test(tex)) return tex;
  return tex
    .split(MATH)
    .map((part, i) => (i % 2 === 1 ? part : outsideMath(part)))
    .join('')
    .replace(/[ \t\u00A0]+/g, ' ')
    .trim()
    .normalize('NFC');
}

function outsideMath(text: string): string {
  return text
    .replace(ACCENT, (_all, accent: string, braced: string | undefined, bare: string | undefined) => {
      const letter = (braced ?? bare ?? '').replace(/^\\([ij])$/, '$1').replace(/^\\$/, '');
      return letter === '' ? '' : letter + (MARKS[accent] ?? '');
    })
    .replace(COMMAND, (all, name: string) => {
      const letter = LETTERS[name];
      if (letter === undefined) return '';
      return /\s$/.test(all) && /^[a-z]+$/i.test(letter) && letter.length > 2 ? `${letter} ` : letter;
    })
    .replace(/\\([&%$#_{}])/g, (_all, char: string) => (char === '{' ? '\u0001' : char === '}' ? '\u0002' : char))
    .replace(/\\[,;:! /\\-]/g, (all) => (all === '\\-' || all === '\\/' ? '' : ' '))
    .replace(/[{}]/g, '')
    .replace(/~/g, ' ')
    .replace(/---/g, '—')
    .replace(/(?<!-)--(?!-)/g, '–')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/\u0001/g, '{')
    .replace(/\u0002/g, '}');
}
