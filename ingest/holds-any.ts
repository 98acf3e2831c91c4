/** Whether a text holds one of many names, letter by letter, as words of their own: a quick test before a careful one. */

/** Letters of a name under which it is looked up; a name must not be shorter. */
const LEAD = 3;
const LEADS = 1 << 16;

function leadAt(text: string, at: number): number {
  const hash =
    Math.imul(Math.imul(text.charCodeAt(at), 0x1f35) ^ text.charCodeAt(at + 1), 0x1f35) ^ text.charCodeAt(at + 2);
  return hash & (LEADS - 1);
}

/** No token begins or ends between two of these. */
function latin(text: string, at: number): boolean {
  const sign = text.charCodeAt(at) | 32;
  return sign >= 97 && sign <= 122;
}

/** The test says yes wherever a name stands from the start of one token to the end of another, and seldom elsewhere. */
export function holdsAny(names: Iterable<string>): (text: string | null) => boolean {
  const leads = new Uint8Array(LEADS);
  const byLead = new Map<string, string[]>();
  for (const name of names) {
    leads[leadAt(name, 0)] = 1;
    const lead = name.slice(0, LEAD);
    const list = byLead.get(lead);
    if (list) list.push(name);
    else byLead.set(lead, [name]);
  }
  return (text) => {
    if (text === null || byLead.size === 0) return false;
    const { length } = text;
    let inside = false;
    for (let at = 0; at + LEAD <= length; at += 1) {
      const before = inside;
      inside = latin(text, at);
      if ((before && inside) || leads[leadAt(text, at)] === 0) continue;
      const list = byLead.get(text.slice(at, at + LEAD));
      if (list?.some((name) => text.startsWith(name, at) && ends(text, at + name.length))) return true;
    }
    return false;
  };
}

function ends(text: string, at: number): boolean {
  return at >= text.length || !latin(text, at - 1) || !latin(text, at);
}
