using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Identities.Addresses;
using Identities.Aliases;
using Identities.EntityFields;
using Identities.Notes;
using Identities.People;
using Identities.PersonTags;
using Identities.Platform.Http;
using Xunit;

namespace Identities.Tests.Platform.Http;

public sealed class JsonCarrierTests
{
    private const string Odd = "\"<é>\u0001\\\t😀\u2028&'+ /";

    private static readonly Guid Id = Guid.Parse("01900000-0000-7000-8000-00000000000a");
    private static readonly DateTime Moment = new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc).AddTicks(1_234_560);

    private static readonly IdentityPersonItem Full = new()
    {
        PersonId = Id,
        Aliases = [new Alias { PersonAliasId = Id, FirstName = "Jane", LastName = Odd, MiddleName = "", Title = "Dr." }],
        Addresses =
        [
            new Address { PersonAddressId = Id, Street = Odd, Street2 = "b", City = "c", State = "d", PostalCode = "e", Country = "f" },
            new Address { PersonAddressId = Id, Street = null, Street2 = null, City = null, State = null, PostalCode = null, Country = null },
        ],
        EntityFields =
        [
            new EntityField { EntityFieldId = Id, Name = Odd, StringValue = Odd, DateValue = Moment, NumberValue = -1.50m, BoolValue = true },
            new EntityField { EntityFieldId = Id, Name = "n", StringValue = null, DateValue = null, NumberValue = null, BoolValue = null },
            new EntityField { EntityFieldId = Id, Name = "n", StringValue = "", DateValue = DateTime.UnixEpoch, NumberValue = decimal.MaxValue, BoolValue = false },
        ],
        Tags =
        [
            new PersonTag { TagId = Id, Created = Moment, Expires = Moment.AddDays(1), PersonTagId = Id },
            new PersonTag { TagId = Id, Created = DateTime.UnixEpoch, Expires = null, PersonTagId = Id },
        ],
        Notes =
        [
            new Note { NoteId = Id, Summary = "s", Body = Odd, Author = "a", SharedId = Id },
            new Note { NoteId = Id, Summary = null, Body = null, Author = null, SharedId = null },
        ],
    };

    private static readonly IJsonCarrier[] Carriers =
    [
        Full,
        Full with { Aliases = [], Addresses = [], EntityFields = [], Tags = [], Notes = [] },
        .. Full.Aliases, .. Full.Addresses, .. Full.EntityFields, .. Full.Tags, .. Full.Notes,
    ];

    [Fact]
    public void A_carrier_is_written_as_the_serializer_writes_it()
    {
        foreach (var carrier in Carriers)
        {
            Assert.Equal(JsonSerializer.Serialize(carrier, carrier.GetType(), ServiceJson.Options), Text(carrier.WriteTo));
        }

        Assert.Equal(JsonSerializer.Serialize(new[] { Full, Full }, ServiceJson.Options), Text(json => json.WriteArray([Full, Full])));
    }

    // A carrier with a converter is what the serializer writes: there is nothing to compare.
    [Fact]
    public void Every_carrier_is_among_those_written_here()
        => Assert.Equal(
            typeof(IJsonCarrier).Assembly.GetTypes()
                .Where(type => type.IsClass && type.IsAssignableTo(typeof(IJsonCarrier)) && !type.IsDefined(typeof(JsonConverterAttribute), inherit: false))
                .Select(type => type.Name)
                .Order(),
            Carriers.Select(carrier => carrier.GetType().Name).Distinct().Order());

    private static string Text(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(ServiceJson.Written(write).WrittenSpan);
}
