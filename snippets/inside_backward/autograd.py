class Value:
    def __init__(self, number, edges=()):
        self.number, self.edges, self.grad = number, edges, 0.0

    def __add__(self, other):
        return Value(self.number + other.number, [(self, 1), (other, 1)])

    def __sub__(self, other):
        return Value(self.number - other.number, [(self, 1), (other, -1)])

    def __mul__(self, other):
        edges = [(self, other.number), (other, self.number)]
        return Value(self.number * other.number, edges)

    def ordered(self, found):
        if self not in found:
            for source, _ in self.edges:
                source.ordered(found)
            found.append(self)  # after all that it was made from
        return found

    def backward(self):
        self.grad = 1.0
        for value in reversed(self.ordered([])):
            for source, slope in value.edges:
                source.grad += slope * value.grad


weight, bias = Value(0.7645385265350342), Value(0.8300079107284546)
deliveries = [(5.0, 22.2), (6.0, 25.6), (8.0, 31.0), (10.0, 38.5)]
for epoch in range(1, 4):
    weight.grad = bias.grad = 0.0
    loss = Value(0.0)
    for miles, minutes in deliveries:
        error = weight * Value(miles) + bias - Value(minutes)
        loss = loss + error * error * Value(1 / 4)
    loss.backward()
    print(f"{loss.number:8.3f} {weight.grad:9.3f} {bias.grad:8.3f}")
    for parameter in weight, bias:
        parameter.number -= 0.01 * parameter.grad
