import "server-only";
import { env } from "@/env/server";
import type { ProviderId } from "@/features/accounts/providers";

const isConfigured: Readonly<Record<ProviderId, () => boolean>> = {
  oidc: () => env.AUTH_OIDC_ISSUER !== undefined,
  google: () => env.AUTH_GOOGLE_ID !== undefined,
  github: () => env.AUTH_GITHUB_ID !== undefined,
};

/** Providers that the environment sets up, in the order of their buttons. */
export const configuredProviders = (): ProviderId[] =>
  (["oidc", "google", "github"] as const).filter((id) => isConfigured[id]());

/** What the button says: an issuer goes by its host. */
export function providerName(id: ProviderId): string {
  if (id === "google") return "Google";
  if (id === "github") return "GitHub";
  return env.AUTH_OIDC_ISSUER ? new URL(env.AUTH_OIDC_ISSUER).hostname : "OpenID Connect";
}

/** Where forms that begin a sign-in are led on to, for the content security policy. */
export const providerOrigins = (): string[] => [
  ...(env.AUTH_OIDC_ISSUER ? [new URL(env.AUTH_OIDC_ISSUER).origin] : []),
  ...(env.AUTH_GOOGLE_ID ? ["https://accounts.google.com"] : []),
  ...(env.AUTH_GITHUB_ID ? ["https://github.com"] : []),
];
