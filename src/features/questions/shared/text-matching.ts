/** One way to write what looks the same: composed accents, single spaces, straight quotes, plain hyphens. */
export function tidied(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, "")
    .replace(/[‘’ʼ′]/gu, "'")
    .replace(/[“”″]/gu, '"')
    .replace(/[‐‑–—−]/gu, "-")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Case folding near Unicode's full one: by way of upper case "ß" meets "ss" and the final sigma the other. */
function folded(text: string): string {
  return text.toUpperCase().toLowerCase().replaceAll("ς", "σ").normalize("NFC");
}

/** Whether what was given, tidied, is an accepted text. */
export function isAcceptedText(text: string, given: string, isCaseSensitive: boolean): boolean {
  const accepted = tidied(text);
  return isCaseSensitive ? accepted === given : folded(accepted) === folded(given);
}
