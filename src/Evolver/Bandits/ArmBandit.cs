namespace EvoLLM.Evolver;

/// <summary>
/// Chooses among models, or operators, by what each has gained for its cost. A gain is how far a candidate's fitness exceeds
/// that of its best parent, 0 where it does not; per dollar where all arms cost dollars, else per token where all cost
/// tokens, else per proposal: dollars of one arm are never held against tokens of another. It counts relative to the largest
/// so far, so that the scale of fitness does not matter. What is under way counts as
/// tried. A function of what was begun and committed, in order.
/// </summary>
internal sealed class ArmBandit
{
    private const int Proposals = 0;
    private const int Tokens = 1;
    private const int Dollars = 2;
    private const int Units = 3;

    private readonly ArmOptions _options;
    private readonly ulong _seed;
    private readonly string _purpose;
    private readonly Arm[] _arms;
    private readonly double[] _largest = new double[Units];
    private double _harmonic;
    private int _trials;

    /// <summary>Creates the choice.</summary>
    /// <param name="names">What is chosen from, one or more.</param>
    /// <param name="options">How.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="purpose">What the choice is for: the name of its random stream.</param>
    /// <exception cref="ArgumentException">No arm has a weight above 0.</exception>
    public ArmBandit(IEnumerable<string> names, ArmOptions options, ulong seed, string purpose)
    {
        (_options, _seed, _purpose) = (options, seed, purpose);
        _arms = [.. names.Select(name => new Arm(name, options.Weights.GetValueOrDefault(name, 1))).Where(arm => arm.Weight > 0)];
        if (_arms.Length == 0)
        {
            throw new ArgumentException("At least one weight must be above 0.");
        }
    }

    /// <summary>Chooses for a proposal, which counts as under way from now on.</summary>
    public string Choose(CandidateId id)
    {
        var random = new SeededRandom(_seed, _purpose, id.Value);
        var arm = _arms.FirstOrDefault(untried => untried.Tried == 0 && _options.Rule != ArmRule.Fixed) ?? _options.Rule switch
        {
            ArmRule.Ucb => _arms.MaxBy(Bound)!,
            ArmRule.Thompson => _arms.MaxBy(arm => arm.Sample(random))!,
            _ => Draw(random),
        };
        arm.Tried++;

        // The harmonic number grows like the logarithm of UCB1 and is the same on every machine.
        _harmonic += 1.0 / ++_trials;
        return arm.Name;
    }

    /// <summary>Learns what came of a choice.</summary>
    /// <param name="name">What was chosen.</param>
    /// <param name="record">What became of the proposal.</param>
    /// <param name="gain">How far its fitness exceeds that of its best parent.</param>
    public void Learn(string name, ProposalRecord record, double gain)
    {
        // An answer that was known counts with what it took when it was asked for: a cache does not change the course.
        double[] costs = [1, record.Cost.Tokens + record.Cost.SavedTokens, (double)(record.Cost.Usd + record.Cost.SavedUsd)];
        var rewards = Array.ConvertAll(costs, cost => cost > 0 && double.IsFinite(gain) ? Math.Max(0, gain) / cost : 0);
        for (var i = 0; i < Units; i++)
        {
            _largest[i] = Math.Max(_largest[i], rewards[i]);
        }

        var arm = Array.Find(_arms, arm => arm.Name == name)!;
        arm.Count(rewards, costs);
        var unit = Unit;
        var share = _largest[unit] > 0 ? rewards[unit] / _largest[unit] : 0;
        arm.Learn(new SeededRandom(_seed, $"{_purpose} trial", record.Id.Value).NextDouble() < share);
    }

    /// <summary>What gains are reckoned per: something that all arms cost of which anything came back.</summary>
    private int Unit => Array.TrueForAll(_arms, arm => arm.Costs(Dollars)) ? Dollars : Array.TrueForAll(_arms, arm => arm.Costs(Tokens)) ? Tokens : Proposals;

    private double Bound(Arm arm)
    {
        var unit = Unit;
        return (_largest[unit] > 0 ? arm.Rewards[unit] / (_largest[unit] * arm.Tried) : 0) + (_options.Exploration * Math.Sqrt(_harmonic / arm.Tried));
    }

    private Arm Draw(SeededRandom random)
    {
        var left = random.NextDouble() * _arms.Sum(arm => arm.Weight);
        return Array.Find(_arms, arm => (left -= arm.Weight) < 0) ?? _arms[^1];
    }

    private sealed class Arm(string name, double weight)
    {
        // Beyond that the oldest trials are forgotten: what was good early need not be so late, and a draw costs the same.
        private const int Window = 200;

        private readonly Queue<bool> _trials = new();
        private readonly double[] _costs = new double[Units];
        private int _successes;
        private bool _isKnown;
        private bool _isFree;

        public string Name => name;

        public double Weight => weight;

        /// <summary>How often it was chosen, also where nothing came of it yet.</summary>
        public int Tried { get; set; }

        /// <summary>What it has gained, per proposal, token and dollar.</summary>
        public double[] Rewards { get; } = new double[Units];

        /// <summary>Whether it costs something of this kind, as far as is known.</summary>
        public bool Costs(int unit) => !_isKnown || (_costs[unit] > 0 && !(unit == Dollars && _isFree));

        public void Count(double[] rewards, double[] costs)
        {
            for (var unit = 0; unit < Units; unit++)
            {
                Rewards[unit] += rewards[unit];
                _costs[unit] += costs[unit];
            }

            _isKnown = true;
            _isFree |= costs[Tokens] > 0 && costs[Dollars] == 0;
        }

        public void Learn(bool success)
        {
            _trials.Enqueue(success);
            _successes += success ? 1 : 0;
            if (_trials.Count > Window)
            {
                _successes -= _trials.Dequeue() ? 1 : 0;
            }
        }

        /// <summary>A draw from Beta(1 + successes, 1 + failures): the order statistic of as many uniform numbers, which takes no function that differs between machines.</summary>
        public double Sample(SeededRandom random)
        {
            var numbers = new double[_trials.Count + 1];
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = random.NextDouble();
            }

            Array.Sort(numbers);
            return numbers[_successes];
        }
    }
}
