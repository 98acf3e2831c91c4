/** What was asked before, in this browser: the newest first, twenty at most. */
const KEY = 'kindred:asked';
const MOST = 20;

export function remembered(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, MOST) : [];
  } catch {
    return []; // a browser that keeps nothing, or something else under this name
  }
}

/** Puts the statement first and returns all. */
export function remember(statement: string): readonly string[] {
  const all = [statement, ...remembered().filter((one) => one !== statement)].slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // a browser that keeps nothing: the list lives as long as the page
  }
  return all;
}
