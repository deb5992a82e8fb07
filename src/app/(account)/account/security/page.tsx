import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountFrame } from "@/components/layout/account-frame";
import { settingsClass } from "@/components/layout/settings-section";
import { Notice } from "@/components/ui/notice";
import { Passkeys } from "@/features/accounts/components/passkeys/passkeys";
import { LinkedAccounts } from "@/features/accounts/components/providers/linked-accounts";
import { FactorRow } from "@/features/accounts/components/second-factor/factor-row";
import { ConfirmIdentity } from "@/features/accounts/components/security/confirm-identity";
import { Devices } from "@/features/accounts/components/security/devices";
import { History } from "@/features/accounts/components/security/history";
import { OwnPassword } from "@/features/accounts/components/security/own-password";
import { linkProblems } from "@/features/accounts/providers";
import { getViewer } from "@/server/auth/viewer";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("security"))("title"), robots: { index: false } };
}

const said = [
  "password",
  "device",
  "devices",
  "factorOff",
  "linked",
  "unlinked",
  "passkeyRenamed",
  "passkeyRemoved",
] as const;

type Props = { searchParams: Promise<Partial<Record<"done" | "error", string | string[]>>> };

export default async function SecurityPage({ searchParams }: Props) {
  await requireSite("account.own");
  const viewer = await getViewer();
  if (viewer.kind === "person" && viewer.isSuspicious) {
    return (
      <AccountFrame current="security">
        <ConfirmIdentity />
      </AccountFrame>
    );
  }
  const { security, providers } = (await serverApi()).accounts;
  const [{ devices, happenings, factor, keptDays }, { linked, offered }] = await Promise.all([
    orRefuse(security.overview()),
    orRefuse(providers.linked()),
  ]);
  const asked = await searchParams;
  const done = said.find((what) => what === asked.done);
  const problem = linkProblems.find((what) => what === asked.error);
  const [t, problems] = await Promise.all([
    getTranslations("security.done"),
    getTranslations("security.linked.problems"),
  ]);
  return (
    <AccountFrame current="security">
      {done && (
        <Notice tone="positive" live="status">
          {t(done)}
        </Notice>
      )}
      {problem && (
        <Notice tone="caution" live="alert">
          {problems(problem)}
        </Notice>
      )}
      <div className={settingsClass}>
        <OwnPassword hasPassword={factor.hasPassword} />
        <Passkeys factor={factor} />
        <FactorRow factor={factor} />
        <Devices devices={devices} />
        {linked.length + offered.length > 0 && (
          <LinkedAccounts linked={linked} offered={offered} hasPassword={factor.hasPassword} />
        )}
        <History happenings={happenings} keptDays={keptDays} />
      </div>
    </AccountFrame>
  );
}
