/** The page of a published map: classic scripts alone, since browsers refuse modules from a folder. */
import type { Write } from '../../graph/exports/contract.ts';
import { EXPORTS } from '../../graph/exports/index.ts';

export function page(title: string): string {
  const links = publishedExports().map(({ path, name }) => `<a href="${path}">${name}</a>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Kindred">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="kindred.css">
</head>
<body>
<div id="root"></div>
<noscript>
<p>Kindred draws its map with JavaScript, which is switched off in this browser. The same data as files:
${links.join('\n')}
<a href="manifest.json">what this was made from</a></p>
</noscript>
<script src="kindred.js"></script>
</body>
</html>
`;
}

/** One file of each kind: of formats that share an ending, the newest; the picture once, as lines. */
export function publishedExports(): { readonly path: string; readonly name: string; readonly write: Write }[] {
  return EXPORTS.filter(
    ({ extension, pixels }, i) => !pixels && EXPORTS.findIndex((other) => other.extension === extension) === i,
  ).flatMap(({ name, extension, files }) =>
    files.map(({ suffix, write }) => ({
      path: `exports/kindred${suffix}.${extension}`,
      name: `${name}${suffix}`,
      write,
    })),
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
