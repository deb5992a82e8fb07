import "server-only";
import { router } from "@/server/trpc/init";
import { builderRouter } from "./builder/router";
import { homeRouter } from "./home/router";
import { teamRouter } from "./team/router";
import { templatesRouter } from "./templates/router";

export const studioRouter = router({
  home: homeRouter,
  builder: builderRouter,
  templates: templatesRouter,
  team: teamRouter,
});
