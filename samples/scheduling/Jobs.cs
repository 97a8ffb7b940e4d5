using System.Globalization;

/// <summary>Jobs for some machines: what a candidate is given.</summary>
public sealed record Jobs(int Machines, int[] Lengths)
{
    /// <summary>No schedule ends before the mean load of the machines, nor before the longest job.</summary>
    public int Bound => Math.Max(Lengths.Max(), (Lengths.Sum() + Machines - 1) / Machines);

    /// <summary>Reads instances: a line with name, machines and the number of jobs, then a line with their lengths, and so on.</summary>
    public static IReadOnlyList<BenchmarkInstance<Jobs>> Read(string path)
    {
        var lines = System.IO.File.ReadAllLines(path);
        var instances = new List<BenchmarkInstance<Jobs>>();
        for (var line = 0; line + 1 < lines.Length; line += 2)
        {
            if (lines[line].Split(' ') is not [var name, var machines, var count] || !int.TryParse(machines, CultureInfo.InvariantCulture, out var m) || m < 1)
            {
                throw new FormatException($"{path}, line {line + 1}: 'name machines jobs' is expected.");
            }

            var lengths = lines[line + 1].Split(' ').Select(text => int.TryParse(text, CultureInfo.InvariantCulture, out var length) && length > 0 ? length : 0).ToArray();
            if (lengths.Length.ToString(CultureInfo.InvariantCulture) != count || lengths.Contains(0))
            {
                throw new FormatException($"{path}, line {line + 2}: {count} whole numbers of 1 or more are expected.");
            }

            var jobs = new Jobs(m, lengths);
            instances.Add(new BenchmarkInstance<Jobs>(name, jobs) { BestKnown = jobs.Bound });
        }

        return instances;
    }
}
