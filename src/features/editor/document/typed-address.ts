const host = /^(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+(\p{L}{2,})(?::\d{1,5})?(?=$|[/?#])/u;
const email = /^[^\s@/:?#]+@[^\s@/:?#]+\.\p{L}{2,}$/u;
/** Endings of a name without folders that is more likely a file of the course than a site. */
const fileEnding =
  /^(?:avif|csv|docx?|epub|gif|html?|ipynb|jpe?g|json|m4a|md|mov|mp[34]|odp|ods|odt|ogg|pdf|png|pptx?|py|rtf|srt|svg|tex|txt|vtt|wav|webm|webp|xlsx?|xml|ya?ml|zip)$/i;

/**
 * The address that someone means who typed this into a link: "example.org/salt" is another site and "ada@example.org" an email
 * address, where a browser would look for a page beside this one. Everything else stays as it was typed.
 */
export function typedAddress(typed: string): string {
  const address = typed.trim();
  if (email.test(address)) return `mailto:${address}`;
  const [name, ending = ""] = host.exec(address) ?? [];
  if (!name || (name === address && fileEnding.test(ending))) return address;
  return `https://${address}`;
}
