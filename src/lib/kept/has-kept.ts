/** Whether this browser keeps anything at all: the code that reads it is worth loading then. */
export async function hasKept(): Promise<boolean> {
  try {
    if (Object.keys(localStorage).some((name) => name.startsWith("lectern"))) return true;
    return (await indexedDB.databases()).some(({ name }) => name === "lectern-kept");
  } catch {
    return false;
  }
}
