/**
 * The path of a course file that an address stands for, or null when the address leads elsewhere. Accepts `asset:` in
 * front and `./` inside; a path that would climb out of the course is none.
 */
export function coursePath(address: string): string | null {
  const bare = address.replace(/^asset:/i, "");
  if (/^[a-z][a-z0-9+.-]*:/i.test(bare) || bare.startsWith("//") || bare.startsWith("#") || bare.trim() === "")
    return null;
  return stepsWithin(decodePath(bare.replace(/[?#].*$/s, "")));
}

/** A path without encoding, with its steps taken; null for one that climbs out, or is nothing. */
export function stepsWithin(path: string): string | null {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") {
      if (steps.pop() === undefined) return null;
    } else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.length > 0 ? steps.join("/").normalize("NFC") : null;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
