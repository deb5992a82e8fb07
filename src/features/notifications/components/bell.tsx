import { Messages } from "@/components/i18n/messages";
import { BellButton } from "./bell-button";

/** The bell of the masthead, for whoever is signed in. It asks for its count after the page is there. */
export function Bell({ personId }: { personId: string }) {
  return (
    <Messages only={["notifications.bell"]}>
      <BellButton personId={personId} />
    </Messages>
  );
}
