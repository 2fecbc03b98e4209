import matplotlib.pyplot as plt

miles = [5.0, 6.0, 8.0, 10.0]
minutes = [22.2, 25.6, 31.0, 38.5]

plt.plot(miles, minutes, "C1o")
plt.axhline(30, linestyle="--", color="C3")
plt.axvline(7, linestyle=":", color="C0")
circle = {"boxstyle": "circle", "facecolor": "white", "edgecolor": "C2"}
plt.text(7, 30, "?", color="C2", ha="center", va="center", bbox=circle)
plt.text(9.8, 38.5, "past deliveries", color="C1", ha="right", va="center")
plt.text(
    10.4, 29.3, "the promise: 30 minutes", color="C3", ha="right", va="top"
)
plt.text(7.1, 20.5, "the order: 7 miles", color="C0")
plt.title("Four deliveries and one order")
plt.xlabel("distance (miles)")
plt.ylabel("time (minutes)")
plt.xticks(range(5, 11))
plt.yticks([20, 30, 40])
plt.xlim(4.5, 10.5)
plt.ylim(18, 42)
plt.show()
