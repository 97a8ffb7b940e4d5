namespace EvoLLM.Benchmarks;

/// <summary>Nine programs that spend their time in nine ways, a few milliseconds each.</summary>
internal static class FuelKernels
{
    public static IReadOnlyList<(string Name, string Source)> All { get; } =
    [
        ("tight loop", Program("double s = 0; for (var i = 0; i < 8_000_000; i++) { s += i & 3; } return s;")),
        ("matrix product", Program(
            """
            const int N = 160;
            double[,] a = new double[N, N], b = new double[N, N], c = new double[N, N];
            for (var i = 0; i < N; i++) for (var j = 0; j < N; j++) { a[i, j] = i + j; b[i, j] = i - j; }
            for (var i = 0; i < N; i++)
                for (var j = 0; j < N; j++)
                {
                    double s = 0;
                    for (var k = 0; k < N; k++) { s += a[i, k] * b[k, j]; }
                    c[i, j] = s;
                }
            return c[3, 5];
            """)),
        ("sieve", Program(
            """
            const int N = 2_000_000;
            var composite = new bool[N + 1];
            var count = 0;
            for (var i = 2; i <= N; i++)
            {
                if (composite[i]) continue;
                count++;
                for (long j = (long)i * i; j <= N; j += i) composite[j] = true;
            }
            return count;
            """)),
        ("fib", Program("return Fib(30);", "static int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);")),
        ("dictionary", Program(
            """
            var counts = new Dictionary<int, int>();
            for (var i = 0; i < 400_000; i++) { var key = (int)(i * 2654435761L % 5003); counts[key] = counts.TryGetValue(key, out var n) ? n + 1 : 1; }
            return counts.Values.Max();
            """)),
        ("LINQ", Program("return Enumerable.Range(0, 300_000).Select(i => i * 0.5).Where(x => x % 3 < 1).OrderBy(x => -x).Take(1000).Sum();")),
        ("sorting", Program(
            """
            var random = new Random(7);
            var values = new double[40_000];
            for (var i = 0; i < values.Length; i++) values[i] = random.NextDouble();
            Array.Sort(values, (x, y) => y.CompareTo(x));
            for (var i = 1; i < 2_000; i++) for (var j = i; j > 0 && values[j - 1] > values[j]; j--) (values[j - 1], values[j]) = (values[j], values[j - 1]);
            return values[9];
            """)),
        ("Floyd-Warshall", Program(
            """
            const int N = 170;
            var d = new int[N][];
            for (var i = 0; i < N; i++) { d[i] = new int[N]; for (var j = 0; j < N; j++) d[i][j] = i == j ? 0 : (i * 31 + j * 17) % 97 + 1; }
            for (var k = 0; k < N; k++)
                for (var i = 0; i < N; i++)
                    for (var j = 0; j < N; j++)
                        if (d[i][k] + d[k][j] < d[i][j]) d[i][j] = d[i][k] + d[k][j];
            return d[3][4];
            """)),
        ("string building", Program(
            """
            var text = new System.Text.StringBuilder();
            for (var i = 0; i < 60_000; i++) { text.Append(i % 7).Append(','); if (i % 10 == 0) text.Append($"[{i}:{i * 0.5}]"); }
            return text.ToString().Split(',').Sum(part => (double)part.Length);
            """)),
    ];

    private static string Program(string body, string members = "") =>
        $$"""
        public static class Candidate
        {
            public static double Solve()
            {
                {{body}}
            }

            {{members}}
        }
        """;
}
