using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>Proposes programs of 30 lines, no two alike.</summary>
internal sealed class DistinctPrograms : IOperator
{
    public string Name => "distinct";

    public int Parents => 1;

    public Cost Reservation => default;

    public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new Proposal { Source = Source(request.Id.Value) });

    public static string Source(int number) =>
        $$"""
        using System;

        public static class Candidate
        {
            private static double Weigh(double x, int i)
            {
                var weight = Math.Sin(i * 0.1 + {{number}});
                if (weight < 0)
                {
                    weight = -weight;
                }

                return weight * x;
            }

            public static double Solve(double x)
            {
                var sum = 0.0;
                for (var i = 0; i < 10; i++)
                {
                    sum += Weigh(x, i) * (i % 2 == 0 ? {{number}}.5 : 1.0);
                    if (sum > 1000 + {{number}})
                    {
                        sum = Math.Sqrt(sum);
                    }
                }

                return sum / (1 + Math.Abs(sum));
            }
        }

        """;
}
