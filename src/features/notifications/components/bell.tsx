import { Words } from "@/components/i18n/words";
import { BellButton } from "./bell-button";

/** The bell of the masthead, for whoever is signed in. It asks for its count after the page is there. */
export function Bell({ personId }: { personId: string }) {
  return (
    <Words only={["notifications.bell"]}>
      <BellButton personId={personId} />
    </Words>
  );
}
