import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Link } from "@/components/ui/link";
import { ActColumn } from "@/components/work/act-column";
import { WorkColumns } from "@/components/work/work-columns";
import { AccountFacts } from "@/features/users/components/account-facts";
import { ChangeRole } from "@/features/users/components/change-role";
import { Impersonate } from "@/features/users/components/impersonate";
import { LockAccount } from "@/features/users/components/lock-account";
import { StandingMark } from "@/features/users/components/standing-mark";
import { UserActs } from "@/features/users/components/user-acts";
import { UserEnrollments, UserGrants } from "@/features/users/components/user-enrollments";
import { UserRights } from "@/features/users/components/user-rights";
import { SignedInDevices, SignInTries } from "@/features/users/components/user-sign-ins";
import type { UserPage } from "@/features/users/server/get-user";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ userId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("users"))("title"), robots: { index: false } };
}

/** One account: how it is, how its person comes in, and what an admin may change about it. */
export default async function OneUserPage({ params }: Props) {
  await requireSite("admin.use");
  const user = await orRefuse((await serverApi()).users.get(await params));
  const t = await getTranslations("users");
  return (
    <main id="main" className="wrap wrap--wide">
      <UserHead user={user} />
      <WorkColumns>
        <div>
          <section aria-labelledby="user-sign-ins">
            <h2 id="user-sign-ins">{t("signIns.title")}</h2>
            <SignInTries tries={user.tries} />
          </section>
          <section aria-labelledby="user-devices">
            <h2 id="user-devices">{t("devices.title")}</h2>
            <SignedInDevices signIns={user.signIns} />
          </section>
          <section aria-labelledby="user-enrollments">
            <h2 id="user-enrollments">{t("enrollments.title")}</h2>
            <UserEnrollments studies={user.studies} />
          </section>
          <section aria-labelledby="user-grants">
            <h2 id="user-grants">{t("grants.title")}</h2>
            <UserGrants grants={user.grants} />
          </section>
          <section aria-labelledby="user-rights">
            <h2 id="user-rights">{t("rights.title")}</h2>
            <UserRights rights={user.rights} />
          </section>
          <section aria-labelledby="user-acts">
            <h2 id="user-acts">{t("acts.title")}</h2>
            <UserActs id={user.id} acts={user.acts} />
          </section>
        </div>
        <aside aria-label={t("account.title")}>
          {user.isYourself ? <p className="caption">{t("yourself")}</p> : <UserControls user={user} />}
          <section aria-labelledby="user-account">
            <h2 id="user-account">{t("account.title")}</h2>
            <AccountFacts user={user} />
          </section>
          <section aria-labelledby="user-hidden">
            <h2 id="user-hidden">{t("hidden.title")}</h2>
            <p className="caption">{t("hidden.words")}</p>
          </section>
        </aside>
      </WorkColumns>
    </main>
  );
}

async function UserHead({ user }: { user: UserPage }) {
  const t = await getTranslations("users");
  const { name, username, role, joinedAt, hasPublicPage } = user;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-x-8 gap-y-4 border-ink border-be pbs-6 pbe-4 max-[48rem]:grid-cols-[minmax(0,1fr)]">
      <div>
        <Breadcrumbs trail={[{ name: t("title"), href: "/admin/users" }]} />
        <h1 className="my-1 [font:440_2.25rem/2.5rem_var(--serif)] [letter-spacing:-0.015em]">
          <bdi>{name}</bdi>
        </h1>
        <p className="row row--tight">
          <span className="muted wrap-anywhere">
            {t.rich("head", { username, role, at: () => <LocalTime at={joinedAt} shape="date" /> })}
          </span>
          <StandingMark {...user} />
        </p>
      </div>
      {hasPublicPage && (
        <Link className="caption" href={`/people/${username}`}>
          {t("publicPage")}
        </Link>
      )}
    </div>
  );
}

async function UserControls({ user: { id: userId, name, role, isActive, standing } }: { user: UserPage }) {
  const t = await getTranslations("users");
  return (
    <Messages only={["users.change", "users.lock", "users.impersonate", "users.errors", "users.roles", "users.role"]}>
      <section aria-labelledby="user-do">
        <h2 id="user-do">{t("lock.title")}</h2>
        <ActColumn>
          {role !== "ADMIN" && isActive && <Impersonate {...{ userId, name }} />}
          <LockAccount
            key={`${isActive} ${standing}`}
            {...{ userId, name, isLocked: !isActive, isHeld: standing === "held" }}
          />
        </ActColumn>
        <p className="caption">{t("lock.why")}</p>
      </section>
      <section aria-labelledby="user-role">
        <h2 id="user-role">{t("change.title")}</h2>
        <ChangeRole key={role} {...{ userId, name, role }} />
      </section>
    </Messages>
  );
}
