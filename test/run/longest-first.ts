/** The order of files of tests where two run side by side: without times of an earlier run, vitest takes the largest files for the longest. */
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** These are short and take long: begun last, they would be waited for alone. One waits for an hour of the demo, two look at every state there is. */
const longest = /\/(hours|accessibility|accounts-look)\.test\.ts$/;

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { long = [], others = [] } = Object.groupBy(await super.sort(files), ({ moduleId }) =>
      longest.test(moduleId) ? "long" : "others",
    );
    return [...long, ...others];
  }
}
