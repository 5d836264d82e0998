"""Words that news and people who ask about it use for the same thing: what one says, the other may answer.

Only for judging whether a text speaks of what is asked. The search goes by the words as they are.
"""

# Each row is one meaning; a word may stand in several.
SYNONYMS = """
condition term demand requirement precondition ultimatum must require insist
talk negotiation dialogue
ceasefire truce armistice
troop soldier force army military servicemen serviceman
kill die death dead casualty toll slain life
hurt injure wound
attack strike assault raid bombardment shelling shell bomb airstrike offensive
invasion war conflict
withdraw withdrawal pullout leave quit evacuate
capture seize occupy overrun conquer
seize confiscate impound
support back endorse favor
survey poll questionnaire
electricity power blackout
heating heat warmth
atomic nuclear
proposal offer initiative plan
reject refuse dismiss rebuff denounce deny
rumor rumour speculation report
say tell state declare announce claim comment remark
criticize criticise condemn slam denounce
criticize criticise accuse blame attack
agree agreement deal accord pact treaty
sanction embargo penalty
price cost
cap ceiling limit maximum
weapon arm missile
drone uav
supply deliver delivery provide send
ally partner
visit trip travel
meet meeting summit talk
call phone telephone conversation
interview broadcast
spokesman spokeswoman spokesperson
leader president head chief
prisoner captive
border frontier
territory land region
recognize recognise recognition acknowledge
election vote poll ballot
win victory won defeat beat
lose loss defeat
resign resignation quit
arrest detain custody
accuse blame allege
fine penalty
court judge trial tribunal
law legislation bill act
company firm business corporation
profit earning revenue
job employment work
fire layoff
buy acquire purchase acquisition
rise increase grow growth climb surge
fall drop decline decrease plunge
storm hurricane cyclone typhoon
fire blaze wildfire
flood flooding
quake earthquake
crash accident collision
car vehicle automobile
plane aircraft jet airplane
doctor physician
illness disease sickness
vaccine shot jab
movie film
show series
song track single
prize award trophy
game match
child kid
begin start
end finish
help aid assist assistance
money fund cash
poor poverty
citizen resident people
purpose goal aim objective
reason because
"""
