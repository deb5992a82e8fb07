import type { QuestionPlayer } from "../../question-player";
import { singleChoicePlayer } from "../single-choice/player";

export const trueFalsePlayer: QuestionPlayer = singleChoicePlayer;
