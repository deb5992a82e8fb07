/** How a reader wants pages to look: kept in one cookie, applied before the first paint, never sent to anyone else. */
export const viewCookie = "lectern_view";

/** Each preference is an attribute `data-NAME` of the html element; no attribute means the system's or the book's choice. */
export const viewChoices = {
  theme: ["light", "dark"],
  size: ["small", "large", "larger"],
  reading: ["sans"],
  motion: ["reduce"],
} as const;

export type ViewPreferences = { [Name in keyof typeof viewChoices]?: (typeof viewChoices)[Name][number] } & {
  /** An IANA time zone; without it, the browser's own. */
  zone?: string;
};

const yearSeconds = 31_536_000;

/** The cookie for a choice, as `document.cookie` takes it. */
export function viewCookieText(view: ViewPreferences, isSecure: boolean): string {
  const entries = Object.entries(view).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const value = encodeURIComponent(new URLSearchParams(entries).toString());
  return `${viewCookie}=${value}; path=/; max-age=${yearSeconds}; samesite=lax${isSecure ? "; secure" : ""}`;
}

/** Reads the cookie's value; what is not on offer is left out. */
export function parseView(value: string | undefined): ViewPreferences {
  const given = new URLSearchParams(decodeSafely(value ?? ""));
  const view: Record<string, string> = {};
  for (const [name, allowed] of Object.entries(viewChoices)) {
    const choice = given.get(name);
    if (choice && (allowed as readonly string[]).includes(choice)) view[name] = choice;
  }
  const zone = given.get("zone");
  if (zone) view.zone = zone;
  return view;
}

function decodeSafely(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}
