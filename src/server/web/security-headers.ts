import "server-only";

const PERMISSIONS = ["camera", "microphone", "geolocation", "payment", "usb", "serial", "browsing-topics"];

/** Headers of every answer, whatever it carries. */
export function securityHeaders(isSecure: boolean): readonly (readonly [string, string])[] {
  return [
    ["x-content-type-options", "nosniff"],
    // The origin, not the page: video services refuse an embed that hides where it is.
    ["referrer-policy", "strict-origin-when-cross-origin"],
    ["permissions-policy", PERMISSIONS.map((name) => `${name}=()`).join(", ")],
    ["cross-origin-opener-policy", "same-origin"],
    ["x-permitted-cross-domain-policies", "none"],
    ...(isSecure ? [["strict-transport-security", "max-age=31536000"] as const] : []),
  ];
}
