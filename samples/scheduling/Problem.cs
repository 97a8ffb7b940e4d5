using System.Globalization;

/// <summary>Makespan scheduling by list: evolve the priority of a job. docs/authoring-problems.md goes through it.</summary>
public sealed class Scheduling : ProgramProblem<Jobs, int[]>
{
    private delegate double[] PriorityFunction(int[] lengths, int machines);

    public override Problem Definition => new()
    {
        Name = "scheduling",
        Title = "Jobs on identical machines: which one first?",
        Contract = new ProgramContract(
            "Candidate",
            "double[] Priorities(int[] lengths, int machines)",
            "lengths: how long each job takes. machines: how many there are. Returns the priority of each job; every number must be finite.")
        {
            Stateless = true,
        },
        Hints = "Long jobs that come last leave machines idle.",
        Objective = new Objective("excess over the lower bound", Direction.Minimize, "%") { Solved = 0 },
        Measures = [new MeasureAxis("jobs in the order of their length", 0, 1, 20), new MeasureAxis("program size", 0, 300, 15)],
    };

    public override IReadOnlyList<ReferenceProgram> References =>
    [
        new("longest first", "Graham 1969",
            """
            public static class Candidate
            {
                // The longest job first.
                public static double[] Priorities(int[] lengths, int machines)
                {
                    var priorities = new double[lengths.Length];
                    for (var job = 0; job < lengths.Length; job++)
                    {
                        priorities[job] = lengths[job];
                    }

                    return priorities;
                }
            }
            """),
    ];

    public override IReadOnlyList<PublishedFigure> Published =>
        [new("longest first", "any instance, excess over the optimum in % at most", 100.0 / 3, "Graham 1969")];

    public override string InstanceFiles => "names, machines and lengths (.jobs)";

    public override IReadOnlyList<string> InstanceSets => ["large"];

    public override string Describe(Split split) => $"20 instances of {Count(split)} jobs for 5 machines";

    public override IReadOnlyList<Baseline> Baselines(Split split) =>
        [new("longest first", Instances(split).Average(jobs => Excess(jobs, Assign(jobs, Array.ConvertAll(jobs.Lengths, length => (double)length)))))];

    // The same numbers at every call, others for every split.
    protected override IReadOnlyList<Jobs> Instances(Split split) => Draw(split.ToString(), Count(split));

    // In the worker, beside the candidate: what it did, and no figure.
    protected override int[] Run(LoadedCandidate candidate, Jobs jobs)
    {
        var priorities = candidate.Bind<PriorityFunction>("Priorities")((int[])jobs.Lengths.Clone(), jobs.Machines);
        return priorities is not null && priorities.Length == jobs.Lengths.Length && priorities.All(double.IsFinite)
            ? Assign(jobs, priorities)
            : throw new InvalidResultException($"Priorities must return {jobs.Lengths.Length} finite numbers.");
    }

    // On the trusted side: the schedule is checked and measured from the machines alone.
    protected override Evaluation Score(IReadOnlyList<Jobs> instances, IReadOnlyList<int[]> answers, ProgramFacts facts)
    {
        if (instances.Zip(answers).Any(pair => pair.Second.Length != pair.First.Lengths.Length || pair.Second.Any(machine => machine < 0 || machine >= pair.First.Machines)))
        {
            return Evaluation.Failed(EvaluationStatus.InvalidResult, "A job is on no machine.");
        }

        var excess = instances.Zip(answers, Excess).ToList();
        return new Evaluation
        {
            Status = EvaluationStatus.Ok,
            Fitness = Definition.Objective.Flip(excess.Average()),
            Measures = new Measures(instances.Zip(answers, Agreement).Average(), facts.Size),
            Feedback = [.. excess.Select((value, index) => string.Create(CultureInfo.InvariantCulture, $"instance {index}: {value:F2} % over the bound"))],
        };
    }

    protected override IReadOnlyList<BenchmarkInstance<Jobs>> ReadInstances(string path) => Jobs.Read(path);

    protected override IReadOnlyList<BenchmarkInstance<Jobs>> GenerateInstances(string name) =>
        [.. Draw(name, 1000).Select((jobs, index) => new BenchmarkInstance<Jobs>($"{name}/{index}", jobs) { BestKnown = jobs.Bound })];

    protected override IReadOnlyList<BenchmarkValue> Values(BenchmarkInstance<Jobs> benchmark, int[] answer) =>
        [new BenchmarkValue("end of the last machine", End(benchmark.Instance, answer), benchmark.BestKnown)];

    private static int Count(Split split) => split switch { Split.Training => 25, Split.Validation => 50, _ => 100 };

    private static Jobs[] Draw(string name, int count) =>
    [
        .. Enumerable.Range(0, 20).Select(index =>
        {
            var random = new SeededRandom(2024, $"scheduling/{name}", index);
            return new Jobs(5, [.. Enumerable.Range(0, count).Select(_ => random.Next(1, 101))]);
        }),
    ];

    private static int[] Assign(Jobs jobs, double[] priorities)
    {
        var (loads, machines) = (new int[jobs.Machines], new int[jobs.Lengths.Length]);
        foreach (var job in Enumerable.Range(0, priorities.Length).OrderByDescending(job => priorities[job]))
        {
            machines[job] = Array.IndexOf(loads, loads.Min());
            loads[machines[job]] += jobs.Lengths[job];
        }

        return machines;
    }

    // Whole numbers all the way: nothing is rounded but the percentage at the end.
    private static int End(Jobs jobs, int[] machines) => jobs.Lengths.Zip(machines).GroupBy(pair => pair.Second, pair => pair.First).Max(loads => loads.Sum());

    private static double Excess(Jobs jobs, int[] machines) => 100.0 * (End(jobs, machines) - jobs.Bound) / jobs.Bound;

    // How many jobs are where the longest-first rule would put them.
    private static double Agreement(Jobs jobs, int[] machines) =>
        Assign(jobs, Array.ConvertAll(jobs.Lengths, length => (double)length)).Zip(machines).Count(pair => pair.First == pair.Second) / (double)machines.Length;
}
