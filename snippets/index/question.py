import matplotlib.pyplot as plt

miles = [5.0, 6.0, 8.0, 10.0]
minutes = [22.2, 25.6, 31.0, 38.5]

plt.scatter(miles, minutes, color="C1", label="past deliveries")
plt.axhline(30, linestyle="--", color="C3", label="the promise: 30 minutes")
plt.axvline(7, linestyle=":", color="C0", label="the order: 7 miles")
plt.title("Four deliveries and one order")
plt.xlabel("distance (miles)")
plt.ylabel("time (minutes)")
plt.xlim(4, 13)
plt.ylim(10, 42)
plt.legend(loc="lower right")
plt.show()
