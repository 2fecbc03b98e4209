/**
 * The lesson's neuron and its training loop in float32, like PyTorch: arithmetic alone, no DOM.
 *
 * Each result is rounded to float32 where PyTorch rounds it (`Math.fround`), and sums run in the
 * order of the samples, so the numbers are PyTorch's to the last digit or the one before.
 */

const float32 = Math.fround;

/** The four deliveries of the lesson: distances in miles, and how long they took, in minutes. */
export const DELIVERIES = { miles: [5, 6, 8, 10], minutes: [22.2, 25.6, 31.0, 38.5] };

/** What the company promises, in minutes. */
export const PROMISE = 30;

/** The parameters of a new `nn.Linear(1, 1)` after `torch.manual_seed(42)`. */
export const SEED_42 = { weight: 0.7645385265350342, bias: 0.8300079107284546 };

/** One neuron, its gradients, and the place in the loop where its training stands. */
export class Neuron {
  /**
   * @param {object} [settings]
   * @param {number} [settings.learningRate] the optimizer's `lr`
   * @param {number} [settings.weight] at the start, minutes per mile (per standard deviation of
   *   the distances where they are standardised)
   * @param {number} [settings.bias] at the start, minutes
   * @param {boolean} [settings.zeroGrad] false leaves `optimizer.zero_grad()` out of the loop
   * @param {boolean} [settings.standardize] true gives the distances mean 0 and population standard
   *   deviation 1
   * @param {{miles: number[], minutes: number[]}} [settings.deliveries] to train on
   */
  constructor({
    learningRate = 0.01,
    weight = SEED_42.weight,
    bias = SEED_42.bias,
    zeroGrad = true,
    standardize = false,
    deliveries = DELIVERIES,
  } = {}) {
    this.learningRate = float32(learningRate);
    this.weight = float32(weight);
    this.bias = float32(bias);
    this.zeroGrad = zeroGrad;
    this.deliveries = deliveries;
    const miles = Float32Array.from(deliveries.miles);
    [this.center, this.scale] = standardize ? meanAndDeviation(miles) : [0, 1];
    /** What the neuron reads, a number a delivery, and the minutes it should answer. */
    this.inputs = miles.map((distance) => this.#input(distance));
    this.targets = Float32Array.from(deliveries.minutes);
    this.epoch = 0;
    this.line = this.#firstLine;
    this.outputs = null;
    this.loss = null;
    this.gradWeight = null;
    this.gradBias = null;
    /** The loss of each epoch, minutes². */
    this.losses = [];
    /** `[weight, bias]` at the start and after each step. */
    this.path = [[this.weight, this.bias]];
  }

  /** Epochs done, the line of the loop that comes next (1 to 5), and what PyTorch holds there. */
  get state() {
    const { epoch, line, weight, bias, gradWeight, gradBias, loss } = this;
    return { epoch, line, weight, bias, gradWeight, gradBias, loss };
  }

  get #firstLine() {
    return this.zeroGrad ? 1 : 2;
  }

  /** The predicted time in minutes for a distance in miles. */
  predict(miles) {
    return this.#output(this.#input(miles));
  }

  /** Run lines until this many more epochs are complete; one that is under way counts as one. */
  step(epochs = 1) {
    const end = this.epoch + epochs;
    while (this.epoch < end) this.nextLine();
  }

  /** Run the one line of the loop that comes next. */
  nextLine() {
    switch (this.line) {
      case 1: // optimizer.zero_grad()
        this.gradWeight = this.gradBias = null;
        break;
      case 2: // outputs = model(inputs)
        this.outputs = this.inputs.map((input) => this.#output(input));
        break;
      case 3: // loss = loss_function(outputs, times)
        this.loss = float32(sum(this.#errors().map((error) => error * error)) / this.targets.length);
        break;
      case 4: { // loss.backward(): d loss / d output is 2 (output − target) / n
        const gradients = this.#errors().map((error) => (2 / this.targets.length) * error);
        const gradWeight = sum(gradients.map((gradient, n) => gradient * this.inputs[n]));
        this.gradWeight = float32((this.gradWeight ?? 0) + gradWeight);
        this.gradBias = float32((this.gradBias ?? 0) + sum(gradients));
        break;
      }
      case 5: // optimizer.step(): product and sum are rounded once, together
        this.weight = float32(this.weight - this.learningRate * this.gradWeight);
        this.bias = float32(this.bias - this.learningRate * this.gradBias);
        this.losses.push(this.loss);
        this.path.push([this.weight, this.bias]);
        this.epoch += 1;
    }
    this.line = this.line === 5 ? this.#firstLine : this.line + 1;
  }

  #input(miles) {
    return float32(float32(miles - this.center) / this.scale);
  }

  #output(input) {
    return float32(float32(input * this.weight) + this.bias);
  }

  #errors() {
    return this.outputs.map((output, n) => output - this.targets[n]);
  }
}

/**
 * The loss as a surface over weight and bias. It is a quadratic, so its level lines are ellipses
 * around the one lowest point, and how a step of gradient descent ends depends on its curvature.
 *
 * @param {{inputs: Float32Array, targets: Float32Array}} neuron what it reads and should answer
 * @returns {{weight: number, bias: number, loss: number, hessian: number[], curvatures: number[],
 *   angle: number, limit: number}} the lowest point (by least squares) and its loss in minutes²;
 *   the second derivatives by weight twice, by weight and bias, by bias twice; their eigenvalues,
 *   the larger first; the angle of its eigenvector to the weight axis, in radians; and the stability
 *   limit: gradient descent converges while the learning rate is below 2 / largest eigenvalue
 */
export function valley({ inputs, targets }) {
  const mean = (term) => sum64(Array.from(inputs, term)) / inputs.length;
  const input = mean((x) => x);
  const square = mean((x) => x * x);
  const minutes = mean((_, n) => targets[n]);
  const weight =
    (mean((x, n) => x * targets[n]) - input * minutes) / (square - input * input);
  const bias = minutes - weight * input;
  const loss = mean((x, n) => (weight * x + bias - targets[n]) ** 2);
  const hessian = [2 * square, 2 * input, 2];
  const [ww, wb, bb] = hessian;
  const steep = (ww + bb) / 2 + Math.hypot((ww - bb) / 2, wb);
  const curvatures = [steep, (ww * bb - wb * wb) / steep];
  const angle = Math.atan2(2 * wb, ww - bb) / 2;
  return { weight, bias, loss, hessian, curvatures, angle, limit: 2 / steep };
}

/** Mean and population standard deviation, as float32; PyTorch adds up the second in doubles. */
function meanAndDeviation(values) {
  const mean = sum64(values) / values.length;
  const variance = sum64(Array.from(values, (value) => (value - mean) ** 2)) / values.length;
  return [float32(sum(values) / values.length), float32(Math.sqrt(variance))];
}

/** A sum in float32, term after term. */
function sum(values) {
  return values.reduce((total, value) => float32(total + value), 0);
}

function sum64(values) {
  return values.reduce((total, value) => total + value, 0);
}
