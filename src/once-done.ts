/** What takes long and is made once: what failed is not kept, for a store that was out of reach may be there again. */
export function onceDone<T>(make: () => Promise<T>): () => Promise<T> {
  // Whatever fails before there is a promise fails as the promise does.
  const begin = async () => make();
  let made: Promise<T> | null = null;
  return () => {
    made ??= begin().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}
