import matplotlib.pyplot as plt
import torch

inputs = torch.tensor([5.0, 6.0, 8.0, 10.0])
times = torch.tensor([22.2, 25.6, 31.0, 38.5])
miles = torch.tensor([0.0, 12.0])
weight, bias = 3.5307, 3.5611  # after 500 epochs
best_weight, best_bias = 3.1983, 6.1373


def draw(title, name, less_weight, less_bias, best_at, trained_at, order_at):
    def left(minutes, miles):  # what is above the line to take away
        return minutes - (less_weight * miles + less_bias)

    plt.figure()
    plt.axvline(7, color="C0", ls=":", label="the order")
    best = best_weight * miles + best_bias
    plt.plot(miles, left(best, miles), "k--", label="the best line")
    trained = weight * miles + bias
    plt.plot(miles, left(trained, miles), "C2", label="after 500 epochs")
    plt.plot(inputs, left(times, inputs), "C1o", label="deliveries")
    plt.text(7.4, order_at, "the order: 7 miles", color="C0")
    plt.text(12, best_at, "best", ha="right", va="top")
    plt.text(2.1, trained_at, "after 500 epochs", color="C2")
    plt.title(title)
    plt.xlabel("distance (miles)")
    plt.ylabel(name)


draw("Two lines, 0 to 12 miles", "time (minutes)", 0, 0, 38, 4, 4)
less = best_weight, best_bias
title = "The same, less the best line"
draw(title, "difference (minutes)", *less, -0.2, -2.5, -2.3)
plt.show()
