import type { Db } from "@/server/db/client";
import type { Column } from "../procedures/people";
import type { People } from "../procedures/people-scene";

interface Letter {
  to: Column;
  text: string;
}

/** Mails and notifications that a call writes, by who gets them. Whoever is none of the people counts as a guest. */
export class Letters {
  readonly #columns = new Map<string, Column>();
  readonly #known: string[] = [];

  static async of(db: Db, people: People): Promise<Letters> {
    const letters = new Letters();
    for (const [column, { id }] of Object.entries(people)) {
      letters.#columns.set(id, column as Column);
      const addresses = await db.emailAddress.findMany({ where: { userId: id } });
      for (const { email } of addresses) letters.#columns.set(email, column as Column);
    }
    letters.#known.push(...(await letters.#read(db)).map(({ id }) => id));
    return letters;
  }

  /** Those that were not there at first. */
  async written(db: Db): Promise<Letter[]> {
    const found = await this.#read(db);
    return found.map(({ to, text }) => ({ to: this.#columns.get(to) ?? "guest", text }));
  }

  #read(db: Db): Promise<{ id: string; to: string; text: string }[]> {
    return db.$queryRaw`
      SELECT id::text, to_address AS to, concat_ws(' ', subject, html, text, headers::text) AS text FROM outbox_mail
       WHERE NOT id::text = ANY(${this.#known})
      UNION ALL
      SELECT id::text, user_id::text, concat_ws(' ', title, message, action_text, action_url, metadata::text) FROM notification
       WHERE NOT id::text = ANY(${this.#known})`;
  }
}
