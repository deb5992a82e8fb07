import "server-only";

/** Addresses of which a part is a secret: whoever knows it gets in. The first group is what a log may hold. */
const SECRET_ADDRESS =
  /^((?:\/api)?\/preview\/|\/instructor\/invitations\/|(?:\/api)?\/unsubscribe\/|\/reset-password\/|\/not-me\/|\/verify-email\/)[^/]+/;

export const isSecretAddress = (path: string): boolean => SECRET_ADDRESS.test(path);

/** The address as the log has it. */
export const loggedPath = (path: string): string => path.replace(SECRET_ADDRESS, "$1…");

/** Such a page sends its address nowhere (other sites learn the origin alone) and is found by no search. */
export const secretAddressHeaders: readonly (readonly [string, string])[] = [
  ["referrer-policy", "strict-origin"],
  ["x-robots-tag", "noindex, nofollow"],
];
