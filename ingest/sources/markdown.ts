/** Notes about papers are no papers: a text with headings and code or tables of Markdown is read by no format. */
export function isMarkdown(head: string): boolean {
  return /^\s*#{1,6} \S/.test(head) && (/^\s*```/m.test(head) || /^\|.*\|\s*$/m.test(head) || /^[-*] /m.test(head));
}
