/** A ref that puts the focus on what has just been asked for; the same function each time, so it acts once. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
