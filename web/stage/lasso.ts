/** What a line drawn by hand encloses. Pure. */

/** Whether a place lies inside a closed line `x, y, x, y …`: an odd number of its edges cross the ray to the right. */
export function inside(line: readonly number[], x: number, y: number): boolean {
  let found = false;
  for (let i = 0, j = line.length - 2; i < line.length; j = i, i += 2) {
    const [ax, ay, bx, by] = [line[i]!, line[i + 1]!, line[j]!, line[j + 1]!];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) found = !found;
  }
  return found;
}
