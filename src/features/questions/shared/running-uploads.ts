/** Questions of this page with a file on its way, by their versions. While there is one, an attempt isn't handed in by hand. */
export const runningUploads = new Set<string>();
