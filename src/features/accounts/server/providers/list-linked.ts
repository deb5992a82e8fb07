import "server-only";
import { isProviderId, type ProviderId } from "@/features/accounts/providers";
import { configuredProviders, providerName } from "@/server/auth/provider-settings";
import type { PersonDeps } from "@/server/trpc/context";

export interface LinkedAccount {
  id: string;
  /** Name of the provider. */
  provider: string;
  /** The address or name that it gave. */
  label: string;
  since: Date;
}

export interface Offered {
  id: ProviderId;
  name: string;
}

export interface LinkedAccounts {
  linked: LinkedAccount[];
  /** Providers of which none is linked. */
  offered: Offered[];
}

export const offeredProviders = (): Offered[] => configuredProviders().map((id) => ({ id, name: providerName(id) }));

/** One statement. */
export async function listLinked({ db, actor }: Pick<PersonDeps, "db" | "actor">): Promise<LinkedAccounts> {
  const accounts = await db.account.findMany({
    where: { userId: actor.id },
    orderBy: { createdAt: "asc" },
    take: 50,
    select: { id: true, provider: true, label: true, createdAt: true },
  });
  return {
    linked: accounts.map(({ id, provider, label, createdAt }) => ({
      id,
      provider: isProviderId(provider) ? providerName(provider) : provider,
      label,
      since: createdAt,
    })),
    offered: offeredProviders().filter(({ id }) => !accounts.some(({ provider }) => provider === id)),
  };
}
