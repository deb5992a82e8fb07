import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Things } from "@/components/lists/things";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { WorkColumns } from "@/components/work/work-columns";
import { WorkHead } from "@/components/work/work-head";
import { GroupForm } from "@/features/users/components/group-form";
import { GroupMembers } from "@/features/users/components/group-members";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("users.groups"))("title"), robots: { index: false } };
}

/** Which parts of the back office whom it is open to, beside the administrators. */
export default async function GroupsPage() {
  await requireSite("admin.use");
  const groups = await orRefuse((await serverApi()).users.groups.list());
  const [t, rights] = await Promise.all([getTranslations("users.groups"), getTranslations("users.rights.of")]);
  return (
    <main id="main" className="wrap wrap--wide">
      <Messages only={["users.groups", "users.errors", "users.rights"]}>
        <WorkHead isApart>
          <h1>{t("title")}</h1>
          <GroupForm />
        </WorkHead>
        <p className="muted">{t("lead")}</p>
        {groups.length === 0 && <EmptyState title={t("empty")}>{t("emptyWhy")}</EmptyState>}
        {groups.map((group) => (
          <WorkColumns key={group.id} labelledBy={`group-${group.id}`}>
            <div>
              <div className="row row--apart flex-nowrap items-baseline">
                <h2 id={`group-${group.id}`} className="wrap-anywhere">
                  <bdi>{group.name}</bdi>
                </h2>
                <GroupForm key={JSON.stringify(group.actions) + group.name + group.description} group={group} />
              </div>
              {group.description && <p className="muted">{group.description}</p>}
              {group.actions.length === 0 ? (
                <p className="muted">{t("noRights")}</p>
              ) : (
                <Things aria-label={t("rights")}>
                  {group.actions.map((action) => (
                    <li key={action}>
                      <Icon name="check" />
                      <div>{rights(action)}</div>
                    </li>
                  ))}
                </Things>
              )}
            </div>
            <div>
              <h3>{t("members", { count: group.memberCount })}</h3>
              <GroupMembers group={group} />
            </div>
          </WorkColumns>
        ))}
      </Messages>
    </main>
  );
}
