/**
 * Cookie of a device: the id of whoever is signed in there. It proves nothing. A page notes it as it is loaded, and says in each
 * call whose page it is, since somebody else may have signed in in another tab.
 */
export const personCookie = "lectern_person";
/** Header of a call: the id of the person whose page makes it. */
export const personHeader = "x-page-person";

/** The cookie as Set-Cookie takes it. */
export const personCookieText = (id: string, isSecure: boolean): string =>
  `${personCookie}=${id}; path=/; max-age=31536000; samesite=lax${isSecure ? "; secure" : ""}`;
