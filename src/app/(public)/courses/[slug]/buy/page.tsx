import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { ButtonLink } from "@/components/ui/button-link";
import { Ledge } from "@/components/ui/ledge";
import { Notice } from "@/components/ui/notice";
import { TaskLead, TaskMain, TaskPage } from "@/components/work/task";
import { OpenRequest } from "@/features/enrollment/components/requests/open-request";
import { RequestForm } from "@/features/enrollment/components/requests/request-form";
import { RequestSide } from "@/features/enrollment/components/requests/request-side";
import { PROMISED_DAYS } from "@/features/enrollment/requests";
import type { RequestHurdle } from "@/features/enrollment/server/requests/get-request-form";
import { formatMoney } from "@/lib/money";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ slug: string }> };

const load = async ({ params }: Props) =>
  orRefuse((await serverApi()).enrollment.requests.form({ slug: (await params).slug }));

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests"))("form"), robots: { index: false } };
}

/** Asks for an enrollment in a priced course, shows the request that waits, or says what is in the way. */
export default async function BuyPage(props: Props) {
  const form = await load(props);
  const { course, price, teacher, hurdle, open } = form;
  if (form.isFree) redirect(`/courses/${course.slug}`);
  const [t, locale] = await Promise.all([getTranslations("requests"), getLocale()]);
  const shown = open ?? price;
  const days = PROMISED_DAYS;
  return (
    <TaskPage isWide={false}>
      <TaskMain>
        <Breadcrumbs
          trail={[
            { name: t("courses"), href: "/courses" },
            { name: course.title, href: `/courses/${course.slug}` },
          ]}
        />
        <h1>{t("title", { price: formatMoney(shown.amountMinor, shown.currency, locale) })}</h1>
        <TaskLead>{teacher ? t("lead", { teacher, days }) : t("leadUnnamed", { days })}</TaskLead>
        <Ledge />
        <Messages only={["requests"]}>
          {open && <OpenRequest key={open.id} request={open} />}
          {!open && hurdle && <Hurdle slug={course.slug} hurdle={hurdle} />}
          {!open && !hurdle && <RequestForm courseId={course.id} price={price} name={form.name} email={form.email} />}
        </Messages>
      </TaskMain>
      <RequestSide form={form} />
    </TaskPage>
  );
}

async function Hurdle({ slug, hurdle }: { slug: string; hurdle: RequestHurdle }) {
  const t = await getTranslations("requests");
  const isUnproved = hurdle === "verify_first";
  return (
    <div className="stack">
      <Notice tone={isUnproved ? "caution" : "neutral"}>
        <p>{t(`hurdles.${hurdle}`)}</p>
      </Notice>
      <div className="row">
        <ButtonLink href={isUnproved ? "/account/profile" : `/courses/${slug}`}>
          {t(isUnproved ? "toProfile" : "toCourse")}
        </ButtonLink>
      </div>
    </div>
  );
}
