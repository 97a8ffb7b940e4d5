using System.Collections.Frozen;
using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>
/// What calls of the framework are paid by. One type a line: <c>Type: All -A B=Key</c> says that all members are paid by the size
/// of what they are given, but A is free and B paid by its key; <c>A/2</c> is A with two parameters.
/// What <see cref="ReplacesAttribute"/> names pays for itself and is not looked up here.
/// </summary>
internal static class CallCosts
{
    private const string Text =
        """
        System.String: All Trim=Each TrimStart=Each TrimEnd=Each IsNullOrWhiteSpace=Each Split=Each IndexOfAny=Each LastIndexOfAny=Each Compare=Each CompareTo=Each ToUpper=Each ToLower=Each ToUpperInvariant=Each ToLowerInvariant=Each Normalize=Each -Length -Chars -IsNullOrEmpty -op_Implicit -GetEnumerator -Substring -ToString -Clone -Concat/2 -Concat/3 -Concat/4 -.ctor -GetTypeCode StartsWith=Arguments EndsWith=Arguments CopyTo/4=Count -Insert -Remove
        System.Text.StringBuilder: Arguments -Clear -Length -Capacity -MaxCapacity -Chars -GetChunks -ToString Equals=Each CopyTo=Count Replace=Each Insert=All Remove=Instance
        System.Text.Encoding: All -UTF8 -ASCII -Unicode -GetMaxByteCount -GetMaxCharCount
        System.Text.Rune: Free
        System.StringComparer: Arguments -Ordinal -OrdinalIgnoreCase

        System.Array: All -Length -LongLength -Rank -GetLength -GetLongLength -GetLowerBound -GetUpperBound -GetValue -SetValue -Empty -AsReadOnly -MaxLength -IsReadOnly -IsFixedSize -IsSynchronized -BinarySearch -ForEach -Exists -Find -FindIndex -FindLast -FindLastIndex -FindAll -TrueForAll -ConvertAll -GetEnumerator Copy=Count Clear/3=Count CopyTo=Instance ConstrainedCopy=Count Fill/4=Count Reverse/3=Count IndexOf/4=Count LastIndexOf/4=Count
        System.Buffer: Count
        System.ArraySegment: All -Array -Offset -Count -Item -Slice -GetEnumerator -.ctor -Empty -op_Implicit
        System.Span: Instance -Length -IsEmpty -Item -Slice -.ctor -Empty -op_Implicit -GetEnumerator -op_Equality -op_Inequality -ToArray TryCopyTo=Instance
        System.ReadOnlySpan: Instance -Length -IsEmpty -Item -Slice -.ctor -Empty -op_Implicit -GetEnumerator -op_Equality -op_Inequality -ToArray -CastUp TryCopyTo=Instance
        System.Memory: All -Length -IsEmpty -Slice -Span -.ctor -Empty -op_Implicit -ToArray CopyTo=Instance TryCopyTo=Instance
        System.ReadOnlyMemory: All -Length -IsEmpty -Slice -Span -.ctor -Empty -op_Implicit -ToArray CopyTo=Instance TryCopyTo=Instance
        System.MemoryExtensions: Each IndexOf=All LastIndexOf=All Contains=All SequenceEqual=All CopyTo=All StartsWith=All EndsWith=All Reverse=All Count=All Replace=All -AsSpan -AsMemory -EnumerateLines -EnumerateRunes
        System.Random: Each
        System.Convert: Each
        System.BitConverter: Free

        System.Boolean: Free Parse=Each TryParse=Each
        System.Byte: Free Parse=Each TryParse=Each
        System.SByte: Free Parse=Each TryParse=Each
        System.Int16: Free Parse=Each TryParse=Each
        System.UInt16: Free Parse=Each TryParse=Each
        System.Int32: Free Parse=Each TryParse=Each
        System.UInt32: Free Parse=Each TryParse=Each
        System.Int64: Free Parse=Each TryParse=Each
        System.UInt64: Free Parse=Each TryParse=Each
        System.Int128: Free Parse=Each TryParse=Each
        System.UInt128: Free Parse=Each TryParse=Each
        System.Half: Free Parse=Each TryParse=Each
        System.Single: Free Parse=Each TryParse=Each
        System.Double: Free Parse=Each TryParse=Each
        System.Decimal: Free Parse=Each TryParse=Each
        System.Numerics.Complex: Free Parse=Each TryParse=Each
        System.Enum: Free Parse=Each TryParse=Each
        System.Numerics.BigInteger: All -Zero -One -MinusOne -IsZero -IsOne -IsEven -Sign -op_Implicit
        System.IComparable: All
        System.IEquatable: All
        System.Collections.Generic.IComparer: Arguments
        System.Collections.Generic.IEqualityComparer: Arguments
        System.Collections.Generic.Comparer: Arguments -Create
        System.Collections.Generic.EqualityComparer: Arguments -Create

        System.Collections.IList: Instance -Item -Add -IsReadOnly -IsFixedSize
        System.Collections.ICollection: Instance -Count -IsSynchronized
        System.Collections.IDictionary: Instance -Item -IsReadOnly -IsFixedSize -Keys -Values -GetEnumerator
        System.Collections.BitArray: Instance -Item -Get -Set -Length -Count -IsReadOnly -IsSynchronized -GetEnumerator .ctor=Arguments
        System.Collections.Generic.List: All TrimExcess=Each -Item -Count -Capacity -Add -GetEnumerator -AsReadOnly -BinarySearch -Exists -Find -FindIndex -FindLast -FindLastIndex -ForEach -TrueForAll GetRange=Count Slice=Count Reverse/2=Count IndexOf/3=Count LastIndexOf/3=Count CopyTo/4=Count .ctor=Arguments
        System.Collections.Generic.IList: Search -Item
        System.Collections.Generic.ICollection: Search -Count -Add -IsReadOnly CopyTo=Instance Clear=Instance
        System.Collections.Generic.IReadOnlySet: All Contains=Key
        System.Collections.Generic.ISet: All Contains=Key Add=Key Remove=Key
        System.Collections.Generic.IDictionary: Search -Keys -Values Item=Key ContainsKey=Key TryGetValue=Key set_Item=Search
        System.Collections.Generic.IReadOnlyDictionary: Key -Keys -Values
        System.Collections.Generic.CollectionExtensions: Arguments -GetValueOrDefault -AsReadOnly -TryAdd -Remove
        System.Collections.Generic.Dictionary: Key -Count -Capacity -Keys -Values -Comparer ContainsValue=Instance GetEnumerator=Instance Clear=Instance TrimExcess=Each .ctor=Arguments
        System.Collections.Generic.Dictionary/KeyCollection: Instance -Count -GetEnumerator -Contains
        System.Collections.Generic.Dictionary/ValueCollection: Instance -Count -GetEnumerator
        System.Collections.Generic.HashSet: All -Count -Capacity -Comparer -CreateSetComparer GetEnumerator=Instance Clear=Instance TrimExcess=Each Add=Key Contains=Key Remove=Key TryGetValue=Key .ctor=Arguments
        System.Collections.Generic.OrderedDictionary: Key -Count -Capacity -Keys -Values -Comparer Insert=Instance Remove=Instance RemoveAt=Instance ContainsValue=Instance Clear=Instance TrimExcess=Each -GetAt -SetAt .ctor=Arguments
        System.Collections.Generic.SortedDictionary: Key -Count -Keys -Values -Comparer -GetEnumerator ContainsValue=Instance CopyTo=Instance .ctor=Arguments
        System.Collections.Generic.SortedList: Instance -Count -Capacity -Keys -Values -Comparer -GetEnumerator -GetKeyAtIndex -GetValueAtIndex -SetValueAtIndex Item=Key ContainsKey=Key TryGetValue=Key IndexOfKey=Key .ctor=Arguments
        System.Collections.Generic.SortedSet: All -Min -Max -Comparer -GetEnumerator -Reverse -GetViewBetween -CreateSetComparer -Clear Add=Key Contains=Key Remove=Key TryGetValue=Key .ctor=Arguments
        System.Collections.Generic.Queue: All TrimExcess=Each -Count -Capacity -Enqueue -Dequeue -TryDequeue -Peek -TryPeek -GetEnumerator .ctor=Arguments
        System.Collections.Generic.Stack: All TrimExcess=Each -Count -Capacity -Push -Pop -TryPop -Peek -TryPeek -GetEnumerator .ctor=Arguments
        System.Collections.Generic.LinkedList: Instance -Count -First -Last -AddFirst -AddLast -AddBefore -AddAfter -RemoveFirst -RemoveLast -Remove -GetEnumerator .ctor=Arguments
        System.Collections.Generic.PriorityQueue: Instance -Count -Capacity -Comparer -Enqueue -Dequeue -Peek -TryDequeue -TryPeek -EnqueueDequeue -DequeueEnqueue -UnorderedItems EnqueueRange=All .ctor=Arguments
        System.Collections.ObjectModel.Collection: Instance -Count -Item -Add -GetEnumerator -.ctor
        System.Collections.ObjectModel.ReadOnlyCollection: Instance -Count -Item -GetEnumerator -.ctor
        System.Collections.ObjectModel.ReadOnlyDictionary: Key -Count -Keys -Values -GetEnumerator -.ctor
        System.Linq.Enumerable: Arguments -Empty -AsEnumerable -TryGetNonEnumeratedCount
        """;

    private static readonly FrozenDictionary<string, FrozenDictionary<string, CallCost>> Types = Text
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(": ", 2))
        .ToFrozenDictionary(parts => parts[0], parts => Parse(parts[1].Split(' ')), StringComparer.Ordinal);

    /// <summary>What a call is paid by.</summary>
    public static CallCost Of(MethodReference called)
    {
        if (!Types.TryGetValue(ImageNames.Of(called.DeclaringType.GetElementType()), out var members))
        {
            return CallCost.Free;
        }

        var name = ImageNames.Of((MemberReference)called);
        return members.TryGetValue($"{name}/{called.Parameters.Count}", out var exact) ? exact
            : members.TryGetValue(called.Name, out var accessor) ? accessor
            : members.GetValueOrDefault(name, members[""]);
    }

    private static FrozenDictionary<string, CallCost> Parse(string[] words) => words.Skip(1)
        .Select(word => word[0] == '-' ? (Name: word[1..], Cost: CallCost.Free) : (Name: word[..word.IndexOf('=', StringComparison.Ordinal)], Cost: Enum.Parse<CallCost>(word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..])))
        .Append((Name: "", Cost: Enum.Parse<CallCost>(words[0])))
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Cost, StringComparer.Ordinal);
}
