import { describe, expect, it } from "vitest";
import { told } from "./told.ts";

const SAID = "so no task after it is seen. Add the closing fence where the code ends.";
const says = (tasks: string) => told("tasks/unclosed-fence", { files: { tasks } });

describe("a code block that never closes", () => {
  it("is closed after its last line, though blocks that close and other things stand before it", () => {
    expect(says("- [ ] T001 One\n\n```bash\nnpm ci\n```\n\nThen:\n\n```bash\nnpm test\n")).toEqual([
      `9 error: The code block opened on line 9 never closes, ${SAID} → close the code block`,
    ]);
  });

  it("ends with the task that it stands in, and the next one is told for itself", () => {
    expect(says("- [ ] T001 One\n\n  ```bash\n  npm test\n\n- [ ] T002 Two\n")).toEqual([]);
    expect(says("- [ ] T001 One\n\n  ```bash\n  npm test\n\nNext:\n\n```bash\nnpm test\n").at(-1)).toBe(
      `8 error: The code block opened on line 8 never closes, ${SAID} → close the code block`,
    );
  });
});
