/** Reasons that several kinds of defect share for not existing in a dialect. */
export const NO_IDS = "its tasks have no ids, so nothing can name one";
export const NO_BOXES = "its tasks have no boxes and no status";
export const ONE_MARK = "a task states its status once";
export const NO_PARTS = "what stands below a task has no id, and is no task";
export const NO_REQUIREMENTS = "its tasks name no requirements: a change brings a specification of its own";
export const NOT_PARALLEL = "no task is marked as parallel";
export const NO_PRIORITY = "its tasks have no priority";
export const NO_CRITERIA = "its tasks have no criteria that are ticked";
export const NO_TOTALS = "what it counts about itself is not counted by tasks";
export const ONE_NAME_SPACE = "groups and tasks are called differently";
