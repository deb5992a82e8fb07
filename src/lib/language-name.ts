const names = new Map<string, Intl.DisplayNames>();

/** A language's name as its own speakers write it, so that they find it; the code itself when no one knows a name. */
export function languageName(tag: string, locale: string): string {
  let writer = names.get(tag);
  try {
    writer ??= new Intl.DisplayNames([tag, locale], { type: "language" });
    names.set(tag, writer);
    const name = writer.of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    return tag;
  }
}
