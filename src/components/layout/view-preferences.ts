/**
 * How a reader wants pages to look: kept in one cookie and applied before the first paint. With an
 * account it is kept there as well (src/server/auth/stored-view.ts).
 */
export const viewCookie = "lectern_view";

/** Each preference is an attribute `data-NAME` of the html element; no attribute means the system's or the book's choice. */
export const viewChoices = {
  theme: ["light", "dark"],
  size: ["small", "large", "larger"],
  reading: ["sans"],
  motion: ["reduce"],
  captions: ["on"],
  catalog: ["covers"],
} as const;

/** Beside the choices is what the device was last given by the account of whoever is signed in; a guest's has none. */
export const viewRevision = "rev";

/** What a page's own controls say to the inline script: name, value, and whether the account knows already. */
export const viewEvent = "lectern:view";

export type ViewPreferences = { [Name in keyof typeof viewChoices]?: (typeof viewChoices)[Name][number] } & {
  /** An IANA time zone; without it, the browser's own. */
  zone?: string;
};

const yearSeconds = 31_536_000;

/** The cookie's value before it is encoded. */
export function viewText(view: ViewPreferences, revision: string | null = null): string {
  const entries = Object.entries(view).filter((entry): entry is [string, string] => Boolean(entry[1]));
  if (revision !== null) entries.push([viewRevision, revision]);
  return new URLSearchParams(entries).toString();
}

/** The cookie for a choice, as `document.cookie` and Set-Cookie take it. */
export function viewCookieText(view: ViewPreferences, isSecure: boolean, revision: string | null = null): string {
  const value = encodeURIComponent(viewText(view, revision));
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

/** What of the account the device was last given, or null. */
export const revisionOf = (value: string | undefined): string | null =>
  new URLSearchParams(decodeSafely(value ?? "")).get(viewRevision);

export const viewCookieSeconds = yearSeconds;

function decodeSafely(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}
