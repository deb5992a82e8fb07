import "server-only";
import {
  allKinds,
  factsOf,
  type MailRhythm,
  type NotificationGroup,
  type NotificationKind,
  rhythmsOf,
} from "@/features/notifications/kinds";
import { mayTeach } from "@/policy/actor";
import type { PersonDeps } from "@/server/trpc/context";
import { notFound } from "./own-notification";
import { choiceOf, readReaders } from "./read-choices";

export interface ShownChoice {
  kind: NotificationKind;
  group: NotificationGroup;
  bell: boolean;
  mail: MailRhythm;
  rhythms: readonly MailRhythm[];
}

export interface ChoicesPage {
  /** Where emails go. */
  address: string | null;
  timeZone: string;
  choices: ShownChoice[];
}

/** What reaches the asker, kind by kind; of teaching only for whoever teaches. */
export async function getChoices(deps: Pick<PersonDeps, "db" | "actor">): Promise<ChoicesPage> {
  const [reader] = await readReaders(deps.db, [deps.actor.id]);
  if (!reader) throw notFound();
  const { actor } = deps;
  const teaches = mayTeach(actor) || actor.isOnATeam;
  const kinds = allKinds.filter((kind) => teaches || factsOf(kind).group !== "teaching");
  return {
    address: reader.to,
    timeZone: reader.timeZone,
    choices: kinds.map((kind) => ({
      kind,
      group: factsOf(kind).group,
      ...choiceOf(reader, kind),
      rhythms: rhythmsOf(kind),
    })),
  };
}
