namespace EvoLLM.Evaluators;

/// <summary>Programs that compute a matrix of edges entry by entry.</summary>
internal static class EdgeProgram
{
    /// <summary>The source of one.</summary>
    public static string Source(string parameters, string matrix, string comment, string entry) =>
        $$"""
        using System;

        public static class Candidate
        {
            // {{comment}}
            public static double[,] Heuristics({{parameters}})
            {
                var count = {{matrix}}.GetLength(0);
                var heuristics = new double[count, count];
                for (var i = 0; i < count; i++)
                {
                    for (var j = 0; j < count; j++)
                    {
                        {{entry}}
                    }
                }

                return heuristics;
            }
        }

        """;
}
