/**
 * The words: the sentences that the reader gets.
 */

import { minutes, number, rate } from "../shared/numbers.js";
import { PROMISE } from "../shared/neuron.js";

// --8<-- [start:module]
/**
 * A predicted time held against the promise.
 *
 * @param {number} time in minutes
 * @param {Neuron} neuron
 */
export function judgement(time, { epoch, losses }) {
  if (!Number.isFinite(time)) return "overflow";
  if (epoch === 0) return `${minutes(time)}: a guess, since the neuron is untrained`;
  if (time < 0) return `${minutes(time)}, which no ride can take`;
  if (losses.at(-1) > losses[0]) {
    return `${minutes(time)}: no answer, since the loss in epoch ${losses.length} was higher than in epoch 1`;
  }
  const side = time <= PROMISE ? "inside" : "over";
  return `${minutes(time)}, ${minutes(Math.abs(PROMISE - time))} ${side} the promise of ${PROMISE}`;
}

/** Which epoch the loss belongs to: the one under way once line 3 has run, else the last one. */
export function lossEpoch({ epoch, line }) {
  return line > 3 ? epoch + 1 : epoch;
}

/** What to press at first. */
export function invitation({ line, zeroGrad }) {
  const leftOut = zeroGrad ? "" : " Line 1 is left out.";
  return `Press “Next line” to run line ${line}.${leftOut}`;
}

/**
 * What a line of the loop has done.
 *
 * @param {number} line 1 to 5
 * @param {Neuron} neuron after the line
 * @param {{gradWeight: ?number}} before its state before the line
 */
export function explain(line, neuron, before) {
  const { loss, gradWeight, gradBias, weight, bias, epoch } = neuron;
  switch (line) {
    case 1:
      return before.gradWeight === null
        ? "zero_grad() has cleared the gradients, although there were none yet."
        : "zero_grad() has cleared both gradients. Weight and bias have not moved.";
    case 2:
      return "The model has predicted four times. Gradients, weight and bias are as they were.";
    case 3:
      return (
        `The squares of the four errors have a mean of ${number(loss)} minutes². ` +
        `That is the loss in epoch ${epoch + 1}.`
      );
    case 4:
      return before.gradWeight === null
        ? "backward() has filled both gradients. Weight and bias have not moved."
        : "backward() has added to the gradients that were there: now " +
            `${number(gradWeight)} and ${number(gradBias)}.`;
    default:
      return (
        `step() has moved the weight to ${number(weight)} and the bias to ${number(bias)}: ` +
        `each by −lr × its gradient. Epoch ${epoch} is complete.`
      );
  }
}

/**
 * Where the training stands: epoch, loss, prediction, and what becomes of it.
 *
 * @param {Neuron} neuron
 * @param {object} valley see neuron.js
 * @param {number} miles the distance to predict for
 */
export function report(neuron, valley, miles) {
  const { epoch, loss } = neuron;
  const prediction = `${miles} miles: ${minutes(neuron.predict(miles))}`;
  if (loss === null) return `Untrained, no loss yet. ${prediction}, a guess.`;
  if (!Number.isFinite(loss)) return verdict(neuron, valley);
  const inEpoch = `Loss in epoch ${lossEpoch(neuron)}, before its step: ${number(loss)} minutes².`;
  const after = `After ${epoch} ${epoch === 1 ? "epoch" : "epochs"}, ${prediction}.`;
  return `${inEpoch} ${after} ${verdict(neuron, valley)}`;
}

/** Divergence, endless swinging or convergence by its name, once the losses show it; else "". */
export function verdict(neuron, valley) {
  const { learningRate, zeroGrad, losses } = neuron;
  if (losses.length < 2) return "";
  const [previous, last] = losses.slice(-2);
  // Without zero_grad the steps are those of momentum 1, which is stable up to twice the limit.
  const unstable = learningRate > valley.limit * (zeroGrad ? 1 : 2);
  if (unstable && !(last <= previous)) {
    const over = losses.findIndex((loss) => !Number.isFinite(loss)) + 1;
    return (
      `The loss grows without bound: ${rate(learningRate)} is above the stability limit, ` +
      "so each step lands farther from the valley floor than the one before." +
      (over ? ` In epoch ${over} the loss became too large for a float32 number.` : "")
    );
  }
  if (!zeroGrad) {
    return (
      "The loss swings and does not settle: " +
      "each step uses the sum of the gradients of all epochs so far."
    );
  }
  if (last < 0.00005) return "Converged: the loss is 0 minutes², to four decimals.";
  // An outlier raises the lowest loss, and 1% of that is much: the line may still be on its way.
  if (last - valley.loss < Math.min(0.01 * valley.loss, 0.002)) {
    return `Converged: the loss is within 1% of the lowest possible, ${number(valley.loss)} minutes².`;
  }
  return "";
}
// --8<-- [end:module]
