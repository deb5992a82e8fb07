import "server-only";
import type { Provider } from "next-auth/providers";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import { env } from "@/env/server";
import type { Identity } from "@/features/accounts/providers";
import { configuredProviders, providerName } from "./provider-settings";

const text = (value: unknown): string | null =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : null;

/** Claims of OpenID Connect (Core 1.0, 5.1). Only `true` itself says that an address is proved. */
const ofClaims = (subject: string, claims: Readonly<Record<string, unknown>>) => ({
  id: subject,
  name: text(claims.name) ?? text(claims.preferred_username),
  email: text(claims.email),
  isEmailVerified: claims.email_verified === true,
});

interface GitHubAddress {
  email: string;
  primary: boolean;
  verified: boolean;
}

async function askGitHub<T>(path: string, accessToken: string): Promise<T> {
  const answer = await fetch(`https://api.github.com${path}`, {
    headers: {
      authorization: `Bearer ${accessToken}`,
      "user-agent": "lectern",
      accept: "application/vnd.github+json",
    },
    signal: AbortSignal.timeout(10_000),
  });
  // An error has no id either: taken for a person it would be one and the same for everybody.
  if (!answer.ok) throw new Error(`GitHub answered ${answer.status} to ${path}`);
  return answer.json() as Promise<T>;
}

/** GitHub's profile shows an address of the person's choice and says nothing of its proof: its own list does. */
async function readGitHub(accessToken: string): Promise<Record<string, unknown>> {
  const [profile, addresses] = await Promise.all([
    askGitHub<Record<string, unknown>>("/user", accessToken),
    askGitHub<GitHubAddress[]>("/user/emails", accessToken),
  ]);
  if (typeof profile.id !== "number") throw new Error("GitHub named no account");
  const address = addresses.find(({ primary, verified }) => primary && verified);
  return { ...profile, email: address?.email ?? null, email_verified: address !== undefined };
}

function anyIssuer(issuer: string, clientId: string, clientSecret: string): Provider {
  return {
    id: "oidc",
    name: providerName("oidc"),
    type: "oidc",
    issuer,
    clientId,
    clientSecret,
    checks: ["pkce", "state", "nonce"],
    // Many issuers put the address into their userinfo and not into the token.
    idToken: false,
    // A subject is one within its issuer (Core 1.0, 2): another issuer in the settings is other people.
    profile: (claims: { sub: string }) => ofClaims(`${issuer} ${claims.sub}`, { ...claims }),
  };
}

/** Each with state and PKCE, those of OpenID Connect with a nonce besides. */
export function outsideProviders(): Provider[] {
  const providers: Provider[] = [];
  const { AUTH_OIDC_ISSUER, AUTH_OIDC_ID, AUTH_OIDC_SECRET, AUTH_GOOGLE_ID, AUTH_GOOGLE_SECRET } = env;
  if (AUTH_OIDC_ISSUER && AUTH_OIDC_ID && AUTH_OIDC_SECRET)
    providers.push(anyIssuer(AUTH_OIDC_ISSUER, AUTH_OIDC_ID, AUTH_OIDC_SECRET));
  if (AUTH_GOOGLE_ID && AUTH_GOOGLE_SECRET)
    providers.push(
      Google({
        clientId: AUTH_GOOGLE_ID,
        clientSecret: AUTH_GOOGLE_SECRET,
        checks: ["pkce", "state", "nonce"],
        profile: (claims) => ofClaims(claims.sub, { ...claims }),
      }),
    );
  if (env.AUTH_GITHUB_ID && env.AUTH_GITHUB_SECRET)
    providers.push(
      GitHub({
        clientId: env.AUTH_GITHUB_ID,
        clientSecret: env.AUTH_GITHUB_SECRET,
        checks: ["pkce", "state"],
        userinfo: {
          url: "https://api.github.com/user",
          request: ({ tokens }: { tokens: { access_token?: string } }) => readGitHub(tokens.access_token ?? ""),
        },
        profile: (profile) => ({
          ...ofClaims(String(profile.id), { ...profile }),
          name: profile.name ?? profile.login,
        }),
      }),
    );
  return providers;
}

/** What a provider's callback brought, or null for our own ways in. */
export function identityOf(
  account: { provider: string; providerAccountId: string } | null | undefined,
  user: { name?: string | null; email?: string | null; isEmailVerified?: boolean },
): Identity | null {
  const provider = configuredProviders().find((id) => id === account?.provider);
  if (!provider || !account) return null;
  return {
    provider,
    subject: account.providerAccountId,
    name: user.name ?? "",
    email: user.email ?? null,
    isEmailVerified: user.isEmailVerified === true,
  };
}
